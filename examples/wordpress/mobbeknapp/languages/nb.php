<?php
/**
 * The plugin's words in bokmål. The three files have the same keys.
 *
 * @package Mobbeknapp
 */

defined( 'ABSPATH' ) || exit;

return array(
	'server-label'       => 'Adressen til serveren',
	'server-help'        => 'For eksempel https://meld.example.no. Dette nettstedet må stå på organisasjonens liste over nettsteder der.',
	'server-wrong'       => 'Adressen til serveren ble ikke lagret. Skriv den med https, for eksempel https://meld.example.no.',
	'organisation-label' => 'Kortnavnet til organisasjonen',
	'organisation-help'  => 'Siste del av adressen til siden deres, for eksempel lillevik.',
	'organisation-wrong' => 'Kortnavnet til organisasjonen ble ikke lagret. Det har bare små bokstaver, tall og bindestreker.',
	'version-label'      => 'Versjon (valgfritt)',
	'version-help'       => 'En utgave som serveren har, for eksempel 1.4.2, hvis du vil ha filer som aldri endres. Ellers får du hver oppdatering.',
	'version-wrong'      => 'Versjonen ble ikke lagret. Den har tre tall, for eksempel 1.4.2.',
	'integrity-label'    => 'Fingeravtrykket til den versjonen (valgfritt)',
	'integrity-help'     => 'Verdien for mobbe-knapp.js i /w/1.4.2/integrity.json på serveren. La den som driver den, oppgi verdien. Den brukes bare sammen med en versjon.',
	'integrity-wrong'    => 'Fingeravtrykket ble ikke lagret. Kopier hele; det begynner med sha256-, sha384- eller sha512-.',
	'links-label'        => 'Vanlige lenker',
	'links-choice'       => 'Last skriptet på hver side, slik at vanlige lenker til skjemaet, for eksempel i menyer, åpner det på siden',
	'not-shown-yet'      => 'Knappen vises ikke ennå: fyll inn adressen til serveren og kortnavnet til organisasjonen.',
	'where'              => 'Hvor knappen står',
	'how'                => 'Sett inn blokken «Mobbeknapp», eller skriv en av disse hvor som helst på en side:',
	'not-set-up'         => 'vises ikke for besøkende før en administrator har fylt inn Innstillinger → Mobbeknapp.',
	'editor-title'       => 'Knappen',
	'editor-label'       => 'Teksten på knappen',
	'editor-label-help'  => 'Tomt: «Meld fra om mobbing» på språket til siden.',
	'editor-unit'        => 'Skole, klubb eller fakultet',
	'editor-unit-help'   => 'Kortnavnet, på en side om én av dem; da spør ikke skjemaet om hvor.',
	'editor-language'    => 'Språk',
	'editor-as-page'     => 'Som siden',
	'editor-mode'        => 'Hvor skjemaet kjører',
	'editor-in-page'     => 'På denne siden',
	'editor-in-frame'    => 'I en ramme som dette nettstedet ikke kan se inn i',
	'report'             => 'Meld fra om mobbing',
);
