<?php
/**
 * The plugin's words in three languages. Plain files instead of gettext's, because those must be compiled and this plugin has no build.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

/** The language of the reader's screen; '' where it is none of ours. */
function mobbeknapp_language() {
	$code = strtolower( substr( determine_locale(), 0, 2 ) );
	if ( 'no' === $code ) {
		return 'nb';
	}
	return in_array( $code, array( 'nb', 'nn', 'en' ), true ) ? $code : '';
}

/**
 * All words by key.
 *
 * @param string $language '' for that of the screen, and English where it is none of ours.
 * @return array<string, string>
 */
function mobbeknapp_words( $language = '' ) {
	static $known = array();
	$language = '' !== $language ? $language : mobbeknapp_language();
	$language = '' !== $language ? $language : 'en';
	if ( ! isset( $known[ $language ] ) ) {
		$known[ $language ] = require dirname( __DIR__ ) . "/languages/$language.php";
	}
	return $known[ $language ];
}

function mobbeknapp_word( $key ) {
	return mobbeknapp_words()[ $key ];
}
