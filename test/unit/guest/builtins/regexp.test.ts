import { behaves } from '../evaluate.js';

behaves('regular expressions without lookaround are Go’s', [
  ['/[[:alpha:]]+/.exec("1ab")[0]', 'ab'],
  ['/[[:^digit:]]+/.exec("12ab")[0]', 'ab'],
  ['/\\p{L}/u.test("é")', 'false'],
  ['/\\p{L}/u.exec("p{L}")[0]', 'p{L}'],
  ['/k/i.test("\\u212a")', 'true'],
  ['/(a*)*/.exec("b").length + JSON.stringify(/(a*)*/.exec("b")[1])', '2""'],
  ['/(?:|a)+/.exec("a")[0].length', '0'],
  ['JSON.stringify(/(?:(a)|b)*/.exec("ab"))', '["ab","a"]'],
  ['"a\\r\\nb".replace(/$/gm, "|")', 'a\r|\nb|'],
  ['"x=1&y=2".match(/x*/g).length', '7'],
  ['"aaa".replace(/a*/g, "x")', 'x'],
  ['/a.c/.test("a\\u2028c")', 'false'],
]);

behaves('lookaround and back-references take regexp2', [
  ['JSON.stringify(/(?<n>a)(b)(?<m>c)(d)/.exec("abcd"))', '["abcd","b","d",null,"c"]'],
  ['/(?<year>\\d{4})/.exec("2024").groups', 'undefined'],
  ['"2024-05".replace(/(?<y>\\d+)-(?<m>\\d+)/, "$<m>/$1")', '$<m>/2024'],
  ['/(?<q>[\'"]).*?\\k<q>/.exec("say \'hi\'")[0]', "'hi'"],
  ['/(?<=\\$)\\d+/.exec("a$42")[0]', '42'],
  ['/(?!a)./.exec("ab")[0]', 'b'],
  ['/(.)\\1/.exec("hello")[0]', 'll'],
  ['/(a)|\\1b/.exec("b")[0]', 'b'],
  ['/(?=\\u212a)k/i.test("\\u212a")', 'true'],
]);

behaves('exec, match, replace and split', [
  ['JSON.stringify(Object.keys(/b/.exec("abc")))', '["0","input","index"]'],
  ['(() => { const r = /a/g; r.lastIndex = 2; r.test("aaa"); return r.lastIndex })()', '3'],
  ['(() => { const r = /b/y; return [r.test("ab"), r.lastIndex] })()', 'false,0'],
  ['"a1b2".replace(/[a-z](\\d)/g, "<$1$&$$>")', '<1a1$><2b2$>'],
  ['"abc".replace(/b/, "$`|$\'")', 'aa|cc'],
  ['"abc".replace(/(b)/, "$10 $01 $2")', 'ab0 b $2c'],
  ['"a-b".replace(/(\\w)-(\\w)/, (all, x, y, at, text) => [all, x, y, at, text].join())', 'a-b,a,b,0,a-b'],
  ['JSON.stringify("A<b>c</b>".split(/<(\\/)?([^<>]+)>/))', '["A",null,"b","c","/","b",""]'],
  ['JSON.stringify("abc".split(/(?:)/))', '["a","b","c"]'],
  ['"abc".search(/c/)', '2'],
  ['[..."a1b2".matchAll(/\\d/g)].map((m) => m[0] + m.index).join()', '11,23'],
  ['"aXbX".replaceAll("X", "$&$&")', 'aXXbXX'],
  ['"abc".matchAll(/a/)', "TypeError: RegExp doesn't have global flag set at matchAll (native)"],
]);

behaves('RegExp objects', [
  ['new RegExp("a/b").source', 'a\\u002fb'],
  ['new RegExp("").toString()', '/(?:)/'],
  ['new RegExp(/a/g, "i").flags', 'i'],
  ['RegExp(/a/) === RegExp', 'false'],
  ['(() => { const r = /a/; return RegExp(r) === r })()', 'true'],
  ['Object.getOwnPropertyNames(RegExp.prototype).includes("hasIndices")', 'false'],
  ['new RegExp("a", "v")', "SyntaxError: Invalid flags supplied to RegExp constructor 'v' at <eval>:1:1"],
  ['new RegExp("(")', 'SyntaxError: Unterminated group at <eval>:1:1'],
  ['(() => { class R extends RegExp { exec() { return null } } return "a".replace(new R("a"), "b") })()', 'a'],
]);

behaves('texts beyond ASCII', [
  ['"jürgen müller".replace(/\\b\\w/g, (c) => c.toUpperCase())', 'Jürgen Müller'],
  ['"zürich".split(/\\b/)', 'zürich'],
  ['"é".match(/\\B/g)', 'null'],
  ['/\\bé/.exec("é x")', 'null'],
  ['/(?=é)\\b/.exec("é x")[0] === ""', 'true'],
  ['"ÀÉé x{L}p{L}".replace(/\\p{L}/g, "y")', 'yyy y{y}y{y}'],
  ['"aé1".replace(/[^\\p{L}]/g, "x")', 'aéx'],
  ['"Àé".replace(/\\p{Latin}/g, "x")', 'xx'],
  ['"ÀÉé".replace(/\\p{L}/gu, "x")', 'ÀÉé'],
  ['"Zürich, Genève".replace(/(,|;)/y, "")', 'Zürich Genève'],
  ['"Zurich, Geneve".replace(/(,|;)/y, "")', 'Zurich, Geneve'],
  ['"https://example.test".replace(/\\W+/iu, "-")', 'https-example.test'],
]);

behaves('Go’s expressions never take longer than pattern and text are long', [
  ['/(a+)+$/.test("a".repeat(60) + "!")', 'false'],
  ['/^(a|a?)+$/.test("a".repeat(60) + "b")', 'false'],
  ['/(?:(a)|b)*/.exec("ab")', 'ab,a'],
  ['/(a*)+/.exec("b").length', '2'],
  ['/(a*)*?b/.exec("aab")', 'aab,aa'],
  ['/(a|b)*?c/.exec("abac")', 'abac,a'],
  ['/(z)((a+)?(b+)?(c))*/.exec("zaacbbbcac")', 'zaacbbbcac,z,ac,a,,c'],
  ['/(a{1,2}){2,}(b)?/.exec("aaaab")', 'aaaab,aa,b'],
  ['/(x|xy)+?(z|yz)/.exec("xxyz")', 'xxyz,x,yz'],
]);
