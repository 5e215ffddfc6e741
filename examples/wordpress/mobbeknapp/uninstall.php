<?php
/**
 * Leaves nothing behind: there is one option and nothing else.
 *
 * @package Mobbeknapp
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'mobbeknapp' );
