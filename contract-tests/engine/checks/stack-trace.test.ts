import { describe, expect, it } from 'vitest';
import { type AnswerWords, buildAnswered, buildContractOf, json } from '../../testing/build-answered.ts';
import { stackTrace } from './stack-trace.ts';

const contract = buildContractOf({ 'GET /books': { responses: { 500: json({}) } } });

const find = (words: AnswerWords) => stackTrace(buildAnswered(contract, { status: 500, ...words }));

const PHP_AS_HTML =
  '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>12</b><br />';

const LEAKS: [string, string, string][] = [
  ['a function of JavaScript', 'Error: x\n    at handle (/srv/app.js:10:5)', 'at handle (/srv/app.js:10:5'],
  ['a place without a function', '    at /srv/app.mjs:10:5', 'at /srv/app.mjs:10:5'],
  ['a file URL', 'at async file:///srv/app.ts:1:2', 'at async file:///srv/app.ts:1:2'],
  [
    'an awaited function',
    'at async Router.handle (/srv/a.cjs:1:2)',
    'at async Router.handle (/srv/a.cjs:1:2',
  ],
  ['a method under another name', 'at A.b [as c] (/srv/a.js:1:2)', 'at A.b [as c] (/srv/a.js:1:2'],
  ['a private method', 'at Store.#read (/srv/a.js:1:2)', 'at Store.#read (/srv/a.js:1:2'],
  ['no name', 'at Object.<anonymous> (C:\\srv\\a.tsx:1:2)', 'at Object.<anonymous> (C:\\srv\\a.tsx:1:2'],
  [
    'the inside of Node',
    'at process.run (node:internal/process/a:1:2)',
    'at process.run (node:internal/process/a:1:2',
  ],
  ['a bundled file', 'at f (webpack-internal:///./src/a.js:1:2)', 'at f (webpack-internal:///./src/a.js:1:2'],
  ['a type error', "TypeError: Cannot read properties of undefined (reading 'id')", 'TypeError: '],
  ['a reference error', 'ReferenceError: x is not defined', 'ReferenceError: '],
  ['a range error', 'RangeError: Maximum call stack size exceeded', 'RangeError: '],
  ['a syntax error', 'SyntaxError: Unexpected token < in JSON', 'SyntaxError: '],
  ['a path of a module', 'in /app/node_modules/x/lib/index.js', '/node_modules/x/lib/index.js'],
  ['a trace of Python', 'Traceback (most recent call last):', 'Traceback (most recent call last)'],
  ['a file of Python', 'File "/srv/app.py", line 3, in get', 'File "/srv/app.py", line 3'],
  [
    'a file of Python with its escapes',
    String.raw`File \"/srv/app.py\", line 3`,
    String.raw`File \"/srv/app.py\", line 3`,
  ],
  ['a text that Python runs', 'File "<string>", line 1', 'File "<string>", line 1'],
  ['a method of Java', '\tat com.acme.Books.get(Books.java:12)', 'at com.acme.Books.get(Books.java:12)'],
  [
    'a module of Java',
    'at java.base/java.lang.Thread.run(Thread.java:833)',
    'at java.base/java.lang.Thread.run(Thread.java:833)',
  ],
  ['a constructor of Java', 'at com.acme.A.<init>(A.java:1)', 'at com.acme.A.<init>(A.java:1)'],
  ['a lambda of Kotlin', 'at acme.A$get$1.invoke(A.kt:9)', 'at acme.A$get$1.invoke(A.kt:9)'],
  ['Scala', 'at acme.A.b(A.scala:9)', 'at acme.A.b(A.scala:9)'],
  [
    'a method of .NET',
    'at Acme.Books.Get(Int32 id) in /src/Books.cs:line 9',
    'at Acme.Books.Get(Int32 id) in /src/Books.cs:line 9',
  ],
  ['.NET on Windows', 'at A.B() in C:\\My App\\A.cs:line 9', 'at A.B() in C:\\My App\\A.cs:line 9'],
  ['a goroutine', 'goroutine 1 [running]:', 'goroutine 1 ['],
  ['a panic of Go', 'panic: assignment to entry in nil map', '\npanic: '],
  [
    'an error of the runtime of Go',
    'recovered: runtime error: index out of range [5]',
    'runtime error: index',
  ],
  ['a panic of Rust', "thread 'main' panicked at src/main.rs:2:5:", "thread 'main' panicked at "],
  ['a line of Ruby', "app/models/book.rb:12:in `find'", 'k.rb:12:in `'],
  ['a line of Ruby 3.4', "book.rb:12:in 'Book#find'", "k.rb:12:in '"],
  ['a warning of PHP', 'Warning: Undefined variable $x in /srv/a.php on line 12', 'a.php on line 12'],
  ['a warning of PHP as HTML', PHP_AS_HTML, 'a.php</b> on line <b>12'],
  ['code that PHP made', "in /srv/a.php(3) : eval()'d code on line 1", "a.php(3) : eval()'d code on line 1"],
  ['a call of PHP', '#0 /srv/a.php(12): find()', '#0 /srv/a.php(12)'],
  ['a call of PHP on Windows', '#11 C:\\srv\\a.php(12): find()', '#11 C:\\srv\\a.php(12)'],
  ['a state of SQL', 'SQLSTATE[23000]: Integrity constraint violation', 'SQLSTATE['],
  ['an error of Oracle', 'ORA-00942: table or view does not exist', 'ORA-00942: '],
  ['an error of SQLite', 'SQLITE_CONSTRAINT: UNIQUE constraint failed', 'SQLITE_CONSTRAINT'],
  ['an error of PostgreSQL', 'syntax error at or near "FROM"', 'syntax error at or near'],
  [
    'a constraint of PostgreSQL',
    'duplicate key value violates unique constraint "a_pkey"',
    'violates unique constraint',
  ],
  [
    'a foreign key of PostgreSQL',
    'insert violates foreign key constraint "a"',
    'violates foreign key constraint',
  ],
  ['an error of MySQL', 'You have an error in your SQL syntax; check the manual', 'error in your SQL syntax'],
];

/** The same pattern in other words. */
const ALIKE = [
  'runtime error: slice bounds out of range [:5]',
  'runtime error: integer divide by zero',
  'runtime error: invalid memory address or nil pointer dereference',
  'null value in column "a" violates not-null constraint',
  'new row violates check constraint "a"',
  'conflicting key value violates exclusion constraint "a"',
];

describe('internals of a server', () => {
  it.each(LEAKS)('are found in a text: %s', (_, body, got) => {
    expect(find({ headers: [['Content-Type', 'text/plain']], body })).toEqual([
      { severity: 'failure', expected: 'an answer without internals of the server', got },
    ]);
  });

  it.each(LEAKS)('are found within JSON: %s', (_, text) => {
    expect(find({ json: { error: { trace: ['x', text] } } })).toHaveLength(1);
  });

  it.each(ALIKE)('are found in a text: %s', (body) => {
    expect(find({ body })).toHaveLength(1);
  });

  it('are found at the beginning of an answer without headers', () => {
    expect(find({ body: 'panic: x' })).toMatchObject([{ got: 'panic: ' }]);
  });

  it.each([
    ['with slashes that are escaped', String.raw`{"trace":"#0 \/srv\/a.php(12): find()"}`],
    ['behind a tab that is escaped', String.raw`{"trace":"x\n\tat com.acme.A.b(A.java:1)"}`],
    ['behind the end of a line that is escaped', String.raw`{"trace":"x\ngoroutine 1 [running]:"}`],
    ['as the name of a member', `{"TypeError: x":1}`],
  ])('are found within JSON %s', (_, body) => {
    expect(find({ headers: [['Content-Type', 'application/json']], body })).toHaveLength(1);
  });

  it.each([
    ['X-Error', 'at run (/srv/app.js:1:2)', 'at run (/srv/app.js:1:2'],
    ['x-debug-exception', 'SQLSTATE[HY000]', 'SQLSTATE['],
  ])('are found in the header %s', (name, value, got) => {
    expect(
      find({
        headers: [
          ['X-Id', '1'],
          [name, value],
        ],
      }),
    ).toMatchObject([{ severity: 'failure', got }]);
  });

  it('are reported once, with 200 characters', () => {
    const file = `/srv/${'x'.repeat(300)}.js`;
    expect(find({ body: `at a (${file}:1:2)\nSQLSTATE[1]` })).toMatchObject([
      { got: `at a (${file}`.slice(0, 200).concat('…') },
    ]);
  });
});

describe('an answer in prose', () => {
  it.each([
    ['The meeting is at 10:30:45.'],
    ['Your export is at /exports/2026-01-01T10:30:45 for a day.'],
    ['Call us at https://books.example:8080/help.'],
    ['Ready at node 7:1:2'],
    ['The seat /plan.js:1:2 is free'],
    ['DateRangeError: the end is before the start'],
    ['A TypeError is an error of types; see SyntaxErrors.'],
    ['Traceback of the parcel: most recent call last Monday'],
    ['File "orders.csv", line 12: the amount is missing'],
    ['Warning: the value of row 3 is the same as on line 12'],
    ['Notice: delays on line 7'],
    ['Fatal error in the order, see on line 3'],
    ['We look at books(new.edition:12)'],
    ['Look at Shelf(3) in the shop: line 4'],
    ["Don't panic: the parcel is late"],
    ['Panic: sold out'],
    ['goroutine 7 is a chapter of the book'],
    ['The market panicked at noon'],
    ['See #1 /books and #2 /shelves.php'],
    ['Article ORA-12345 and order AURORA-12345: shipped'],
    ['The sqlite_master of disguise'],
    ['The syntax is in error, near the end'],
    ['This violates the unique constraint of one book a day'],
    ['Add /node_modules/ to the list, and ./node_modules/.bin to the path'],
    ['Chapter app.rb:12: in the shop'],
    ['a.php is on line'],
  ])('is left alone: %s', (text) => {
    expect(find({ body: text })).toEqual([]);
    expect(find({ json: { message: text } })).toEqual([]);
    expect(find({ headers: [['X-Message', text]] })).toEqual([]);
  });

  it('is left alone where it is empty', () => {
    expect(find({})).toEqual([]);
  });

  it.each([
    ['at '],
    ['at a('],
    ['at /'],
    ['at (/'],
    ['File "'],
    ['/node_modules/'],
    ["thread '"],
    ['#1 /'],
    ['a.php(1) : '],
    ['at.a/rb-'],
  ])('is read in time where a body says %j again and again', (text) => {
    const started = performance.now();
    expect(find({ body: text.repeat(10_000) })).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
