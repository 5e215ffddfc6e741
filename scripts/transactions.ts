/**
 * What is awaited inside a transaction. SQLite has one writer and PostgreSQL holds its rows, so whoever waits there for anything but the
 * database (a letter, a derivation, another request) lets everybody else wait too.
 */
import ts from 'typescript';

/** Each `await` in a transaction, or in a function that is given its records, of something that has nothing to do with them: 'path:line: code'. */
export function strangeAwaits(file: string, source: string): string[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node)) {
      const given = givenRecords(node);
      const body = 'body' in node ? node.body : undefined;
      if (given.length > 0 && body) look(body, new Set(given));
    }
    ts.forEachChild(node, visit);
  }
  function look(body: ts.Node, known: Set<string>): void {
    function within(node: ts.Node): void {
      if (ts.isVariableDeclaration(node) && node.initializer && mentions(node.initializer, known))
        for (const name of namesIn(node.name)) known.add(name);
      if (ts.isForOfStatement(node) && mentions(node.expression, known))
        ts.forEachChild(node.initializer, within);
      if (ts.isAwaitExpression(node) && !mentions(node.expression, known)) {
        const { line } = parsed.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file}:${line + 1}: ${node.getText().replace(/\s+/g, ' ').slice(0, 80)}`);
      }
      ts.forEachChild(node, within);
    }
    within(body);
  }
  visit(parsed);
  return [...new Set(found)];
}

/** The names by which a function has the records: what `store.transaction` hands to it, and parameters of that type. */
function givenRecords(node: ts.SignatureDeclaration): string[] {
  const { parent } = node;
  const isWork =
    ts.isCallExpression(parent) &&
    parent.arguments[0] === node &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === 'transaction';
  return node.parameters.flatMap((parameter, index) =>
    (isWork && index === 0) || /^(?:Pick<)?\w*Records\b/.test(parameter.type?.getText() ?? '')
      ? namesIn(parameter.name)
      : [],
  );
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isBindingElement(one) ? namesIn(one.name) : []));
}

function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node) && names.has(node.text)) return true;
  return ts.forEachChild(node, (child) => mentions(child, names) || undefined) ?? false;
}
