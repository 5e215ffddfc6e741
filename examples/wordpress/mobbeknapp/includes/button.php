<?php
/**
 * The button itself, once for the shortcode and the block: the element, and in it the link that works without a script.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

function mobbeknapp_register_button() {
	add_shortcode( 'mobbeknapp', 'mobbeknapp_shortcode' );
	wp_register_script(
		'mobbeknapp-editor',
		plugins_url( 'block/editor.js', __DIR__ ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		(string) filemtime( dirname( __DIR__ ) . '/block/editor.js' ),
		true
	);
	wp_add_inline_script( 'mobbeknapp-editor', 'const mobbeknappWords = ' . wp_json_encode( mobbeknapp_words() ) . ';', 'before' );
	register_block_type(
		dirname( __DIR__ ) . '/block',
		array(
			'render_callback' => 'mobbeknapp_block',
		)
	);
}

/**
 * [mobbeknapp unit="…" language="…" organisation="…" mode="…"]words on the button[/mobbeknapp]
 *
 * @param array|string $attributes '' where the shortcode has none.
 * @param string|null  $content    Words on the button.
 */
function mobbeknapp_shortcode( $attributes, $content = null ) {
	$attributes = is_array( $attributes ) ? $attributes : array();
	if ( null !== $content && '' !== trim( $content ) ) {
		$attributes['label'] = wp_strip_all_tags( $content );
	}
	return mobbeknapp_markup( $attributes );
}

/** @param array $attributes Of the block. */
function mobbeknapp_block( $attributes ) {
	$markup = mobbeknapp_markup( $attributes );
	if ( '' === $markup ) {
		return '';
	}
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $markup );
}

/**
 * The markup, escaped; '' for visitors where the site has not said whose form it is, and a sentence for those who can mend it.
 *
 * @param array $attributes Any of organisation, unit, language, label, mode. What cannot be right is left out.
 */
function mobbeknapp_markup( $attributes ) {
	$settings = mobbeknapp_settings();
	$given    = static function ( $name ) use ( $attributes ) {
		return isset( $attributes[ $name ] ) && is_scalar( $attributes[ $name ] ) ? trim( (string) $attributes[ $name ] ) : '';
	};

	$organisation = mobbeknapp_clean_slug( $given( 'organisation' ) );
	if ( '' === $organisation ) {
		$organisation = $settings['organisation'];
	}
	if ( '' === $settings['server'] || '' === $organisation ) {
		return mobbeknapp_not_set_up();
	}

	$language = in_array( $given( 'language' ), array( 'nb', 'nn', 'en' ), true ) ? $given( 'language' ) : mobbeknapp_language();
	$unit     = mobbeknapp_clean_slug( $given( 'unit' ) );
	$mode     = 'frame' === $given( 'mode' ) ? 'frame' : '';
	$label    = '' !== $given( 'label' ) ? $given( 'label' ) : mobbeknapp_words( '' !== $language ? $language : 'nb' )['report'];

	$query  = array_filter(
		array(
			'unit'     => $unit,
			'language' => $language,
		)
	);
	$link   = add_query_arg( $query, $settings['server'] . '/' . $organisation );
	$markup = '<mobbe-knapp';
	foreach ( compact( 'organisation', 'unit', 'language', 'mode' ) as $name => $value ) {
		if ( '' !== $value ) {
			$markup .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		}
	}
	wp_enqueue_script( 'mobbeknapp' );
	return $markup . sprintf( '><a href="%s">%s</a></mobbe-knapp>', esc_url( $link ), esc_html( $label ) );
}

/** Whoever may edit pages hears why there is nothing; visitors are not shown a broken button. */
function mobbeknapp_not_set_up() {
	if ( ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	return sprintf( '<p><strong>Mobbeknapp:</strong> %s</p>', esc_html( mobbeknapp_word( 'not-set-up' ) ) );
}
