import { bodyText, type Check, excerpt, failure } from './check.ts';

const TRACES = [
  /\bat (?:async )?[\w.<>$[\] ]*\(?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\s"]*:\d+:\d+/,
  /Traceback \(most recent call last\)/,
  /File \\?"[^"]+\\?", line \d+/,
  /\bat [\w$.]+\([\w]+\.(?:java|kt|scala):\d+\)/,
  /\b(?:goroutine \d+ \[|panic: )/,
  /(?:Fatal error|Warning|Notice|Uncaught [\w\\]+).{0,200} on line \d+/s,
  /#\d+ \/[^\s]+\.php\(\d+\)/,
  /\bat [\w.<>]+\([^)]*\) in [^\s]+:line \d+/,
  /\b(?:Type|Reference|Range|Syntax)Error: /,
  /\bSQLSTATE\[|ORA-\d{5}|\bsyntax error at or near\b/,
  /\/node_modules\//,
];

/** Nothing of the server's inside comes out: no stack, no path of a source file, no error of a database. */
export const stackTrace: Check = ({ answer }) => {
  const text = `${answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n${bodyText(answer)}`;
  const found = TRACES.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
  return found === undefined ? [] : [failure('an answer without the inside of the server', excerpt(found))];
};
