<?php
/**
 * The plugin's words in nynorsk. The three files have the same keys.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

return array(
	'server-label'       => 'Adressa til tenaren',
	'server-help'        => 'Til dømes https://meld.example.no. Denne nettstaden må stå på lista over nettstader til organisasjonen der.',
	'server-wrong'       => 'Adressa til tenaren vart ikkje lagra. Skriv henne med https, til dømes https://meld.example.no.',
	'organisation-label' => 'Kortnamnet til organisasjonen',
	'organisation-help'  => 'Siste del av adressa til sida deira, til dømes lillevik.',
	'organisation-wrong' => 'Kortnamnet til organisasjonen vart ikkje lagra. Det har berre små bokstavar, tal og bindestrekar.',
	'version-label'      => 'Versjon (valfritt)',
	'version-help'       => 'Ei utgåve som tenaren har, til dømes 1.4.2, om du vil ha filer som aldri blir endra. Elles får du kvar oppdatering.',
	'version-wrong'      => 'Versjonen vart ikkje lagra. Han har tre tal, til dømes 1.4.2.',
	'integrity-label'    => 'Fingeravtrykket til den versjonen (valfritt)',
	'integrity-help'     => 'Verdien for mobbe-knapp.js i /w/1.4.2/integrity.json på tenaren. Lat den som driv han, oppgi verdien. Verdien blir berre brukt saman med ein versjon.',
	'integrity-wrong'    => 'Fingeravtrykket vart ikkje lagra. Kopier heile; det byrjar med sha256-, sha384- eller sha512-.',
	'links-label'        => 'Vanlege lenkjer',
	'links-choice'       => 'Last skriptet på kvar side, slik at vanlege lenkjer til skjemaet, til dømes i menyar, opnar det på sida',
	'not-shown-yet'      => 'Knappen blir ikkje vist enno: fyll inn adressa til tenaren og kortnamnet til organisasjonen.',
	'where'              => 'Kvar knappen står',
	'how'                => 'Set inn blokka «Mobbeknapp», eller skriv ei av desse kvar som helst på ei side:',
	'not-set-up'         => 'blir ikkje vist for besøkjande før ein administrator har fylt inn Innstillingar → Mobbeknapp.',
	'editor-title'       => 'Knappen',
	'editor-label'       => 'Teksten på knappen',
	'editor-label-help'  => 'Tomt: «Meld frå om mobbing» på språket til sida.',
	'editor-unit'        => 'Skule, klubb eller fakultet',
	'editor-unit-help'   => 'Kortnamnet, på ei side om éin av dei; då spør ikkje skjemaet om kvar.',
	'editor-language'    => 'Språk',
	'editor-as-page'     => 'Som sida',
	'editor-mode'        => 'Kvar skjemaet køyrer',
	'editor-in-page'     => 'På denne sida',
	'editor-in-frame'    => 'I ei ramme som denne nettstaden ikkje kan sjå inn i',
	'report'             => 'Meld frå om mobbing',
);
