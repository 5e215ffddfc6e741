<?php
/**
 * Plugin Name:       Mobbeknapp
 * Description:       The button with which a child tells an adult about bullying: as a block, as a shortcode, or as a plain link.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 *
 * Puts the element and its fallback link on a page, and the script beside it. It stores five settings and nothing of visitors.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/includes/words.php';
require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/button.php';
require_once __DIR__ . '/includes/script.php';

add_action( 'init', 'mobbeknapp_register_button' );
add_action( 'admin_init', 'mobbeknapp_register_settings' );
add_action( 'admin_menu', 'mobbeknapp_add_settings_page' );
add_action( 'wp_enqueue_scripts', 'mobbeknapp_register_script' );
add_filter( 'script_loader_tag', 'mobbeknapp_script_tag', 10, 2 );
