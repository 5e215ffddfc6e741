/**
 * The look of the dialog around the frame: as that of the form in a page (`../form/styles.ts`), full screen on a phone. What says that
 * the form comes lies over the frame, which is never hidden: browsers draw nothing in a hidden frame of another site.
 */

export const style = `:host{all:initial!important;display:block!important;color-scheme:light!important}
dialog{box-sizing:border-box;inline-size:100%;max-inline-size:42em;block-size:100vh;block-size:100dvb;max-block-size:none;
margin:auto;padding:0;border:1px solid transparent;overflow:hidden;background:#fff;color:#17212b;font:medium/1.5 system-ui,sans-serif}
dialog::backdrop{background:rgb(10 25 38/62%)}
iframe{display:block;inline-size:100%;block-size:100%;border:0}
.wait{display:none;padding:1.25em}
.waits .wait{display:block;position:absolute;inset:0;background:#fff}
.wait p{margin:0 0 1em}
.wait a{color:#0b4f7d;margin-inline-end:1.5em}
.wait button{min-block-size:2.75em;padding:.5em .8em;border:2px solid #6b7884;border-radius:.5em;background:#fff;color:inherit;font:inherit;cursor:pointer}
:focus-visible{outline:3px solid #17212b;outline-offset:2px}
@media(min-width:45em){dialog{block-size:var(--height,34em);max-block-size:calc(100dvb - 4em);border-radius:.75em}}
.gone{inline-size:100%;max-inline-size:none;block-size:100vh;block-size:100dvb;max-block-size:none;border-radius:0}`;
