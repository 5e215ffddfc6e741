<?php
/**
 * What the site's administrator says once: which server, whose form, and where the script is loaded.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

/**
 * The settings as they are used: a server without a slash at its end, '' where nothing valid was given.
 *
 * @return array{server: string, organisation: string, integrity: string, version: string, everywhere: bool}
 */
function mobbeknapp_settings() {
	$stored = get_option( 'mobbeknapp', array() );
	return mobbeknapp_clean_settings( is_array( $stored ) ? $stored : array() );
}

/**
 * Keeps what can work and drops the rest, so that a page never gets half an address.
 *
 * @param mixed $given What the settings page sent.
 */
function mobbeknapp_clean_settings( $given ) {
	$text = static function ( $name ) use ( $given ) {
		return is_array( $given ) && isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
	};
	return array(
		'server'       => mobbeknapp_clean_server( $text( 'server' ) ),
		'organisation' => mobbeknapp_clean_slug( $text( 'organisation' ) ),
		'version'      => preg_match( '/^\d+\.\d+\.\d+$/', $text( 'version' ) ) ? $text( 'version' ) : '',
		'integrity'    => preg_match( '/^sha(256|384|512)-[A-Za-z0-9+\/]+={0,2}$/', $text( 'integrity' ) ) ? $text( 'integrity' ) : '',
		'everywhere'   => is_array( $given ) && ! empty( $given['everywhere'] ),
	);
}

/** Scheme, host and port of an https address (http for a server on this machine only); '' for anything else. */
function mobbeknapp_clean_server( $address ) {
	$parts = wp_parse_url( $address );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || empty( $parts['scheme'] ) ) {
		return '';
	}
	$is_local = in_array( $parts['host'], array( 'localhost', '127.0.0.1' ), true );
	if ( 'https' !== $parts['scheme'] && ! ( 'http' === $parts['scheme'] && $is_local ) ) {
		return '';
	}
	$port = isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '';
	return esc_url_raw( $parts['scheme'] . '://' . $parts['host'] . $port );
}

/** The form of a slug; '' for anything else. */
function mobbeknapp_clean_slug( $slug ) {
	$lower = strtolower( $slug );
	return preg_match( '/^[a-z0-9]+(-[a-z0-9]+)*$/', $lower ) ? $lower : '';
}

function mobbeknapp_register_settings() {
	register_setting(
		'mobbeknapp',
		'mobbeknapp',
		array(
			'type'              => 'array',
			'sanitize_callback' => 'mobbeknapp_save_settings',
			'default'           => array(),
		)
	);
}

/** As cleaned. What cannot be right is told in a sentence, and the field stays as it was: a slip must not take the button away. */
function mobbeknapp_save_settings( $given ) {
	$before = mobbeknapp_settings();
	$kept   = mobbeknapp_clean_settings( $given );
	foreach ( array( 'server', 'organisation', 'version', 'integrity' ) as $name ) {
		$was_given = is_array( $given ) && isset( $given[ $name ] ) && '' !== trim( (string) $given[ $name ] );
		if ( $was_given && '' === $kept[ $name ] ) {
			$kept[ $name ] = $before[ $name ];
			add_settings_error( 'mobbeknapp', "mobbeknapp-$name", mobbeknapp_word( "$name-wrong" ) );
		}
	}
	return $kept;
}

function mobbeknapp_add_settings_page() {
	add_options_page( 'Mobbeknapp', 'Mobbeknapp', 'manage_options', 'mobbeknapp', 'mobbeknapp_show_settings' );
}

function mobbeknapp_show_settings() {
	$settings = mobbeknapp_settings();
	?>
	<div class="wrap">
		<h1>Mobbeknapp</h1>
		<?php if ( '' === $settings['server'] || '' === $settings['organisation'] ) : ?>
			<div class="notice notice-warning inline"><p>
				<?php echo esc_html( mobbeknapp_word( 'not-shown-yet' ) ); ?>
			</p></div>
		<?php endif; ?>
		<form action="options.php" method="post">
			<?php settings_fields( 'mobbeknapp' ); ?>
			<table class="form-table" role="presentation">
				<?php
				foreach ( array( 'server', 'organisation', 'version', 'integrity' ) as $name ) {
					mobbeknapp_show_field( $name, $settings[ $name ] );
				}
				?>
				<tr>
					<th scope="row"><?php echo esc_html( mobbeknapp_word( 'links-label' ) ); ?></th>
					<td><label>
						<input type="checkbox" name="mobbeknapp[everywhere]" value="1" <?php checked( $settings['everywhere'] ); ?>>
						<?php echo esc_html( mobbeknapp_word( 'links-choice' ) ); ?>
					</label></td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<h2><?php echo esc_html( mobbeknapp_word( 'where' ) ); ?></h2>
		<p><?php echo esc_html( mobbeknapp_word( 'how' ) ); ?></p>
		<p><code>[mobbeknapp]</code> <code>[mobbeknapp unit="lillevik-skole" language="nn"]Sei ifrå[/mobbeknapp]</code></p>
	</div>
	<?php
}

function mobbeknapp_show_field( $name, $value ) {
	$id = "mobbeknapp-$name";
	printf(
		'<tr><th scope="row"><label for="%1$s">%2$s</label></th><td><input class="regular-text" type="text" id="%1$s" name="mobbeknapp[%3$s]" value="%4$s" aria-describedby="%1$s-help" autocomplete="off" spellcheck="false"><p class="description" id="%1$s-help">%5$s</p></td></tr>',
		esc_attr( $id ),
		esc_html( mobbeknapp_word( "$name-label" ) ),
		esc_attr( $name ),
		esc_attr( $value ),
		esc_html( mobbeknapp_word( "$name-help" ) )
	);
}
