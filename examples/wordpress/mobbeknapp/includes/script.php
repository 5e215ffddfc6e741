<?php
/**
 * The one script: on pages that have the button, or everywhere where plain links shall open the form too.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

function mobbeknapp_register_script() {
	$settings = mobbeknapp_settings();
	if ( '' === $settings['server'] ) {
		return;
	}
	$version = '' !== $settings['version'] ? $settings['version'] : 'v1';
	// No ?ver=: the path has the version, and a fingerprint belongs to one address.
	wp_register_script( 'mobbeknapp', "{$settings['server']}/w/$version/mobbe-knapp.js", array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	if ( $settings['everywhere'] ) {
		wp_enqueue_script( 'mobbeknapp' );
	}
}

/** `async`, because nothing waits for it; the fingerprint only with a version, because v1 changes with each update. */
function mobbeknapp_script_tag( $tag, $handle ) {
	if ( 'mobbeknapp' !== $handle ) {
		return $tag;
	}
	$settings   = mobbeknapp_settings();
	$attributes = ' async';
	if ( '' !== $settings['version'] && '' !== $settings['integrity'] ) {
		$attributes .= sprintf( ' integrity="%s" crossorigin', esc_attr( $settings['integrity'] ) );
	}
	return str_replace( ' src=', $attributes . ' src=', $tag );
}
