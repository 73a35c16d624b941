import { failure } from '../model/finding.ts';
import { type Check, excerpt, readableText } from './check.ts';

/**
 * The exact forms that runtimes write, so that prose about lines, files and warnings does not match. Each repetition
 * has a bound, so that the time grows with the length of a body only linearly.
 */
const TRACES = [
  // JavaScript
  /\bat (?:async )?(?:[\w.<>$#[\] ]{1,200}\()?(?:node:[\w/]{1,100}|(?:[a-z-]{1,20}:\/\/|\/|[A-Z]:\\)[^\s"]{1,500}\.[cm]?[jt]sx?):\d+:\d+/,
  /\b(?:Type|Reference|Range|Syntax)Error: /,
  /\/node_modules\/[^\s"]{1,200}\.[cm]?[jt]s/,
  // Python
  /Traceback \(most recent call last\)/,
  /File \\?"(?:[^"\s]{1,300}\.pyx?|<[^">]{1,100}>)\\?", line \d+/,
  // Java and .NET
  /at [\w$./<>@]{1,300}\([\w$]{1,100}\.(?:java|kt|scala):\d+\)/,
  /at [\w.<>`[\],]{1,300}\([^)]{0,300}\) in [^\n"]{1,300}:line \d+/,
  // Go, Rust, Ruby
  /goroutine \d+ \[|(?:^|[\n"])panic: |runtime error: (?:index|slice|integer|invalid memory)/,
  /thread '[^']{0,100}' panicked at /,
  /\w\.rb:\d+:in [`']/,
  // PHP, as text and as HTML
  /\w\.php(?:\(\d+\) : [^\n]{1,40})?(?:<\/b>)? on line (?:<b>)?\d+/,
  /#\d+ (?:\/|[A-Z]:\\)\S{1,300}\.php\(\d+\)/,
  // databases
  /SQLSTATE\[|\bORA-\d{5}: |SQLITE_[A-Z]+|syntax error at or near|error in your SQL syntax/,
  /violates (?:unique|foreign key|not-null|check|exclusion) constraint/,
];

/** The answer shows no internals of the server: no stack, no path of a source file, no error of a database. */
export const stackTrace: Check = (exchange) => {
  const headers = exchange.answer.headers.map(([name, value]) => `${name}: ${value}`);
  const text = [...headers, readableText(exchange)].join('\n');
  const found = TRACES.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
  return found === undefined ? [] : [failure('an answer without internals of the server', excerpt(found))];
};
