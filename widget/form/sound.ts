/**
 * Whether the page's own JavaScript does what sealing and sending will ask of it. Old libraries teach lists other ways: Prototype.js
 * before 1.7 has a `reduce`, a `from`, an `entries` and a `toJSON` of its own, and sealing would fail after the last question.
 */

/** Tried and not looked at: what a library has put in the place of something old may well do the same. */
export function isSound(): boolean {
  const two = ['b', 'a'];
  const tried = [
    two.reduce((text, one) => text + one, 'c'),
    Array.from({ length: 1 }, (_, index) => index),
    [...two.entries()],
    two
      .map((one, index) => one + String(index))
      .filter((one) => one.includes('1'))
      .flatMap((one) => [one, one]),
    [two.find((one) => one > 'a'), two.some((one) => one > 'b'), two.every((one) => one > '')],
    [two.slice(1), two.indexOf('a'), two.concat(['']).join('-').split('-').reverse()],
    Object.entries({ a: Object.keys(two), b: Object.values({ c: 1 }) }),
    ['abc'.startsWith('c', 2), 'abab'.replace(/b/g, (one) => one.toUpperCase()), ' a '.trim()],
  ];
  return (
    JSON.stringify(tried) ===
    '["cba",[0],[[0,"b"],[1,"a"]],["a1","a1"],["b",false,true],[["a"],1,["","a","b"]],[["a",["0","1"]],["b",[1]]],[true,"aBaB","a"]]'
  );
}
