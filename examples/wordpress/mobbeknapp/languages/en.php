<?php
/**
 * The plugin's words in English. The three files have the same keys.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

return array(
	'server-label'       => 'Address of the server',
	'server-help'        => 'Such as https://meld.example.no. This site must be on the organisation’s list of sites there.',
	'server-wrong'       => 'The address of the server was not kept. Give it with https, such as https://meld.example.no.',
	'organisation-label' => 'Short name of the organisation',
	'organisation-help'  => 'The last part of the address of its page, such as lillevik.',
	'organisation-wrong' => 'The short name of the organisation was not kept. It has small letters, digits and hyphens only.',
	'version-label'      => 'Version (optional)',
	'version-help'       => 'A release that the server has, such as 1.4.2, if you want files that never change. Else you get each update.',
	'version-wrong'      => 'The version was not kept. It has three numbers, such as 1.4.2.',
	'integrity-label'    => 'Fingerprint of that version (optional)',
	'integrity-help'     => 'The value for mobbe-knapp.js in /w/1.4.2/integrity.json on the server. Let its operator tell you. It is used only together with a version.',
	'integrity-wrong'    => 'The fingerprint was not kept. Copy it whole; it begins with sha256-, sha384- or sha512-.',
	'links-label'        => 'Plain links',
	'links-choice'       => 'Load the script on every page, so that plain links to the form, in menus for instance, open it on the page',
	'not-shown-yet'      => 'The button is not shown yet: fill in the address of the server and the short name of your organisation.',
	'where'              => 'Where the button stands',
	'how'                => 'Insert the block “Mobbeknapp”, or write one of these anywhere in a page:',
	'not-set-up'         => 'not shown to visitors until an administrator has filled in Settings → Mobbeknapp.',
	'editor-title'       => 'The button',
	'editor-label'       => 'Words on the button',
	'editor-label-help'  => 'Empty: “Report bullying” in the language of the page.',
	'editor-unit'        => 'School, club or faculty',
	'editor-unit-help'   => 'Its short name, on a page about one; the form then does not ask where.',
	'editor-language'    => 'Language',
	'editor-as-page'     => 'As the page',
	'editor-mode'        => 'Where the form runs',
	'editor-in-page'     => 'In this page',
	'editor-in-frame'    => 'In a frame that this site cannot look into',
	'report'             => 'Report bullying',
);
