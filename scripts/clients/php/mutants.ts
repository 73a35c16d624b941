import type { Mutant } from '../conformance/protocol/mutant.ts';

const inFile = (
  file: string,
  rows: readonly (readonly [title: string, find: string, replace: string, survives?: string])[],
): Mutant[] =>
  rows.map(([title, find, replace, survives]) => ({
    title,
    file,
    find,
    replace,
    ...(survives && { survives }),
  }));

/** Mistakes of the runtime that change what a caller or a server sees of it. */
export const mutants: readonly Mutant[] = [
  ...inFile('Course.php', [
    ['repeats at once', 'FIRST_WAIT = 0.5;', 'FIRST_WAIT = 0.0;'],
    ['has waits that do not grow', 'self::FIRST_WAIT * 2 ** $this->attempts', 'self::FIRST_WAIT'],
    ['has waits without jitter', 'random_int(0, 1_000_000) / 1_000_000', '1'],
    ['has waits that are too long', 'FIRST_WAIT = 0.5;', 'FIRST_WAIT = 4.0;'],
    ['repeats once instead of twice', '($this->options->retries ?? 2)', '($this->options->retries ?? 1)'],
    ['begins a wait that outlasts the deadline', ' && $now + $wait < $this->deadline', ''],
    ['ignores Retry-After', '($failure->retryAfter ?? 0.0) + ', ''],
    ['repeats no refused connection', '$repeatable = !$exchange->wasSent\n            || ', '$repeatable = '],
    ['repeats no 429', '|| $failure->kind === FailureKind::RateLimit && !$this->once', ''],
    [
      'repeats each 429 of a batch by itself',
      'FailureKind::RateLimit && !$this->once',
      'FailureKind::RateLimit',
    ],
    ['repeats a send after a broken connection', '|| $isSafe && ($failure->kind', '|| ($failure->kind'],
    ['repeats nothing after a 5xx', ' || $exchange->status >= 500', ''],
    ['repeats after a 4xx', '$exchange->status >= 500', '$exchange->status >= 400'],
    ['forgets a doubt', '$this->isDoubtful = $this->isDoubtful || ', '$this->isDoubtful = '],
    ['takes 408, 409 and 425 for refusals', '[408, 409, 425]', '[]'],
    ['takes a 5xx for a refusal', '$status >= 400 && $status < 500', '$status >= 400 && $status < 600'],
    ['takes a redirect for a refusal', '$status >= 400 && $status < 500', '$status >= 300 && $status < 500'],
    ['doubts an error in a 2xx', ' || $kind === FailureKind::Api && $status >= 200 && $status < 300;', ';'],
    ['doubts a connection that was never made', 'return !$exchange->wasSent || ', 'return '],
    [
      'doubts a call that was cancelled while it waited',
      'Exchange::failure($kind, wasSent: false)',
      'Exchange::failure($kind)',
    ],
    [
      'takes a success at any status',
      '$isSuccess = $status >= 200 && $status < 300;',
      '$isSuccess = $status >= 200;',
    ],
    [
      'takes only a 200 for a success',
      '$isSuccess = $status >= 200 && $status < 300;',
      '$isSuccess = $status === 200;',
    ],
    ['takes a body without its end for a success', '$exchange->isWhole ? ', 'true ? '],
    ['gives the whole body for the data', '$data === null ? $read : $read[$data]', '$read'],
    ['loses the code of an error', 'code: $code,', "code: $code === null ? null : '',"],
    ['loses the message of an error', 'message: $message ?? ', 'message: '],
    [
      'loses the message of a 429',
      'return $this->fail(FailureKind::RateLimit, $exchange, $message);',
      'return $this->fail(FailureKind::RateLimit, $exchange);',
    ],
    ['takes a 429 for another error', '$isRefusal = $exchange->status === 429;', '$isRefusal = false;'],
    [
      'takes a 429 without JSON for a page',
      '$exchange->status === 429 => $this',
      '$exchange->status === 430 => $this',
    ],
    [
      'says http for an unreadable success',
      '$this->fail(FailureKind::InvalidResponse, $exchange)',
      '$this->fail(FailureKind::Http, $exchange)',
    ],
    ['keeps a body of any length', 'MOST_KEPT = 10_000;', 'MOST_KEPT = 10_000_000;'],
    ['shows the key in a body', '$keyring->redact($exchange->body)', '$exchange->body'],
    [
      'shows the key in JSON',
      '$this->client->keyring->parse($exchange->body)',
      'json_decode($exchange->body, flags: JSON_THROW_ON_ERROR)',
    ],
    [
      'shows the key in the values of headers',
      'array_map($this->client->keyring->redact(...), array_values($exchange->headers))',
      'array_values($exchange->headers)',
    ],
    ['counts no attempt', '$this->attempts++;', ''],
    [
      'counts the requests of one course only',
      'attempts: $this->before + $this->attempts,',
      'attempts: $this->attempts,',
    ],
    [
      'counts the requests of one course only in a success',
      '$attempts = $this->before + $this->attempts;',
      '$attempts = $this->attempts;',
    ],
    ['tells the hook of no wait', '            $wait,\n', '            null,\n'],
    ['tells the hook of no time', '$now - $this->sentAt,', '0.0,'],
    ['waits 10 seconds at the most', '$options->timeout ?? 60.0', '$options->timeout ?? 0.2'],
    ['ignores the deadline of the caller', '($options->timeout ?? 60.0)', '60.0'],
  ]),
  ...inFile('Loop.php', [
    ['ends no request at the deadline', '$now >= $course->deadline', 'false'],
    ['leaves the connection of a call that it gave up', '            $this->transport->cancel($id);\n', ''],
    ['does not ask whether the caller has cancelled', '$isCancelled !== null && $isCancelled()', 'false'],
    [
      'says timeout where the caller has cancelled',
      'FailureKind::Aborted, $now',
      'FailureKind::Timeout, $now',
    ],
    [
      'makes the next attempt at once',
      '!$course->isSending && $course->dueAt <= $now',
      '!$course->isSending',
    ],
  ]),
  ...inFile('CurlTransport.php', [
    ['follows redirects', 'CURLOPT_FOLLOWLOCATION => false', 'CURLOPT_FOLLOWLOCATION => true'],
    [
      'reads no compressed body',
      "CURLOPT_ENCODING => '',",
      "CURLOPT_HTTP_CONTENT_DECODING => false, CURLOPT_ENCODING => '',",
    ],
    [
      'lets cURL repeat a request',
      '        $transfer->unsent = $request->body;\n        return $fresh + [',
      '        return [CURLOPT_POSTFIELDS => $request->body];\n        return $fresh + [',
    ],
    ['takes each error for one before the request', '!in_array($code, self::UNSENT, true)', 'false'],
    ['doubts a refused connection', '        CURLE_COULDNT_CONNECT, ', '        '],
    ['doubts a host without an address', 'CURLE_COULDNT_RESOLVE_HOST,', ''],
    ['doubts a failed handshake', 'CURLE_SSL_CONNECT_ERROR, ', ''],
    ['doubts a refused certificate', 'CURLE_SSL_PEER_CERTIFICATE, ', ''],
    [
      'trusts any certificate',
      'CURLOPT_NOSIGNAL => true,',
      'CURLOPT_NOSIGNAL => true, CURLOPT_SSL_VERIFYPEER => false,',
    ],
    [
      'keeps no connection',
      'CURLOPT_NOSIGNAL => true,',
      'CURLOPT_NOSIGNAL => true, CURLOPT_FORBID_REUSE => true,',
    ],
    ['sends an unexpected header', "[...$lines, 'Expect:']", "[...$lines, 'Expect:', 'x-more: 1']"],
    [
      'sends every request by POST',
      'CURLOPT_CUSTOMREQUEST => $request->definition->method',
      "CURLOPT_CUSTOMREQUEST => 'POST'",
    ],
  ]),
  ...inFile('Transfer.php', [
    ['reads a body of any size', 'strlen($this->body) <= $this->maxBytes', 'true'],
    ['loses the headers of a response', '$name = strtolower($parts[1]);', "$name = 'x';"],
  ]),
  ...inFile('RequestWriter.php', [
    ['lets a caller replace the key', '...array_values($credentials)', ''],
    ['lets a caller replace the content type', "'content-type', 'expect'", "'expect'"],
    ['loses the headers of the caller', '\n                + $this->checkHeaders($options->headers)', ''],
    [
      'lets line breaks into headers',
      ': throw new \\InvalidArgumentException("the header `$name` has characters',
      ': $value; throw new \\InvalidArgumentException("the header `$name` has characters',
    ],
    ['takes any base URL', '|| parse_url($url) === false', '&& parse_url($url) === false'],
    ['escapes no path', 'rawurlencode($text), $path', '$text, $path'],
    ['escapes no query', "'=' . rawurlencode($text)", "'=' . $text"],
    [
      'takes dots for a part of a path',
      "preg_match('/^\\.{0,2}$/D', $text = implode(',', $texts))",
      "'' === $text = implode(',', $texts)",
    ],
    [
      'sends one of several values',
      'foreach ($texts as $text)',
      'foreach (array_slice($texts, 0, 1) as $text)',
    ],
    ['names itself otherwise', '"{$definition->userAgent} php/"', '"php/"'],
    ['bounds no body', '$options->maxResponseBytes ?? 1_000_000', '100_000_000'],
  ]),
  ...inFile('Keyring.php', [
    ['takes a key with a line break', "'/^[!-~]+( +[!-~]+)*$/D'", "'/^./s'"],
    ['takes an empty key', "if ($key === '')", "if ($key === 'x')"],
    ['repeats a key that it refuses', '"`$name` $problem"', '"`$name` $problem: $key"'],
    ['sends no prefix of a credential', '= $prefix . (', '= ('],
    [
      'shows the key in base64',
      '            $forms[] = strtr($base64',
      '            $unused = strtr($base64',
    ],
    ['shows the key in escapes', '|u00$hex|', '|'],
    ['shows the key in a URL', '|%(?:25)*$hex)";', ')";'],
    ['reads no byte order mark', "preg_replace('/^\\xEF\\xBB\\xBF/', '', $text)", '$text'],
    [
      'keeps its keys where they are printed',
      'self::$secrets ??= new \\WeakMap();',
      'self::$secrets ??= new \\WeakMap(); $this->shown = $keys;',
    ],
  ]),
  ...inFile('RetryAfter.php', [
    ['has no longest Retry-After', 'A_DAY = 86_400.0;', 'A_DAY = 1e30;'],
    ['reads the beginning of a Retry-After', "'/^\\d+$/D'", "'/^\\d+/'"],
    ['reads no date', 'return (float) $date->getTimestamp();', 'return 0.0;'],
  ]),
  ...inFile('Reader.php', [
    ['takes any text for a boolean', "'bool' => is_bool($value),", "'bool' => true,"],
    ['takes a number for a text', "'string' => is_string($value),", "'string' => is_scalar($value),"],
    ['takes any value for a constant', "'=' => $value === $inner || ", "'=' => true || "],
    [
      'takes an object without its members',
      ': throw new Mismatch();\n        }\n        return $read;',
      ': null;\n        }\n        return $read;',
    ],
    [
      'refuses a new alternative',
      "'union' => self::readUnion($value, array_slice($type, 1)),",
      "'union' => self::readUnion($value, array_slice($type, 1, 2)),",
    ],
  ]),
  ...inFile('Model.php', [
    ['loses members that are not documented', '(object) ($json + $this->more)', '(object) $json'],
    [
      'takes a model without its members',
      '$presence === true && throw $mismatch;',
      '$values += [$property => null];',
    ],
  ]),
  ...inFile('BaseClient.php', [
    [
      'lets a hook end a call',
      '        } catch (\\Throwable) {\n            // what was sent',
      '        } catch (\\LogicException) {\n            // what was sent',
    ],
    ['calls no hook', '            $this->onAttempt && ($this->onAttempt)($attempt);\n', ''],
  ]),
  ...inFile('Batch.php', [
    [
      'goes on after a 429',
      '            $this->resumeAt = max($this->resumeAt, $this->loop->transport->now() + $pause);\n',
      '',
    ],
    ['repeats nothing of a batch', '++$job->refusals < self::MOST_REFUSALS', 'false'],
    ['writes no beginning', '                $this->options->journal?->begin($job->key, $job->call);\n', ''],
    [
      'writes no end',
      '            $job->isBegun && $this->options->journal?->end($job->key, $job->call, $job->result);\n',
      '',
    ],
    ['writes each beginning twice', 'if (!$job->isBegun) {', 'for ($i = 0; $i < 2; $i++) {'],
    ['does not wait for what is under way', 'while ($this->running !== []) {', 'while (false) {'],
    ['sends without a pace', 'new Pace($options->perSecond,', 'new Pace(INF,'],
    [
      'takes everything at once',
      'return $running < $this->room && $running + count($this->ready) < $this->most;',
      'return true;',
    ],
  ]),
  ...inFile('Pace.php', [
    [
      'sends too fast',
      '+ 1 / $this->perSecond',
      '+ 0.5 / $this->perSecond',
      'the window of a second holds the rate also without the spaces in it',
    ],
    [
      'has no window',
      '$isFull = count($this->times) >= $this->count;',
      '$isFull = false;',
      'the spaces between requests hold the rate by themselves but for what is caught up',
    ],
    [
      'sends at half the pace',
      '+ 1 / $this->perSecond',
      '+ 2.5 / $this->perSecond',
      'a busy machine is as slow: no case says how fast a batch has to be',
    ],
  ]),
];
