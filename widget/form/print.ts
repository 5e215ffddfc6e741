/**
 * Prints the code, and nothing of the page that the form hangs in. The sheet that hides the page is constructed
 * and there only while printing, so the page's own style sheets and policy are left alone.
 */

const onlyTheForm = 'body > :not(mobbe-skjema) { display: none !important }';

export function printSheetAlone(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { ${onlyTheForm} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  addEventListener('afterprint', remove, { once: true });
  print();
}
