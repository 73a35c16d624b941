import type { Reader } from '../../document/reading/reader.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';
import {
  buildExampleProgram,
  type ExampleInput,
  findInput,
  writeCall,
  writeClient,
  writeStart,
} from './example-program.ts';
import { formatLiteral } from './literal.ts';
import { credentialName } from './names.ts';

/** Whole programs, which the tests run as they stand here. */
export type Examples = Readonly<
  Record<'call' | 'exceptions' | 'batch' | 'fake' | 'psr18' | 'laravel' | 'phone', string>
>;

type Callable = { readonly operation: OperationModel; readonly input: ExampleInput };

export const buildExamples = (reader: Reader, model: ClientModel): Examples => {
  const callable = model.operations.flatMap((operation): Callable[] => {
    const input = findInput(operation);
    return input === undefined ? [] : [{ operation, input }];
  });
  const [first] = callable;
  if (first === undefined) throw new Error('no operation has an example of its parameters');
  const unsafe = callable.find(({ operation }) => !operation.retrySafe) ?? first;
  const safe = callable.find(({ operation }) => operation.retrySafe) ?? first;
  const write = ({ operation, input }: Callable) => writeCall(reader, operation, input);
  const call = write(unsafe);
  const start = (uses: readonly string[], { models }: { readonly models: readonly string[] }) =>
    writeStart(model, [...uses, ...models.map((name) => `Model\\${name}`)]);
  return {
    call: buildExampleProgram(reader, model, unsafe.operation, unsafe.input),
    exceptions: `${start(['Client', 'Runtime\\ClientException', 'Runtime\\FailureKind'], write(safe))}
${writeClient(model)}

try {
    $data = $client->${write(safe).source}->orThrow();
    echo 'data: ', json_encode($data), "\\n";
} catch (ClientException $exception) {
    $failure = $exception->failure;
    echo match ($failure->kind) {
        FailureKind::Api => "refused: {$failure->code}\\n",
        FailureKind::RateLimit => "too many requests: {$failure->retryAfter}\\n",
        default => "failed: {$failure->kind->value}, {$failure->outcome->value}\\n",
    };
}
`,
    batch: `${start(['Calls', 'Client', 'Runtime\\BatchOptions', 'Runtime\\FileJournal'], call)}
${writeClient(model)}
$journal = new FileJournal(getenv('JOURNAL') ?: 'batch.journal');

// from a database, a file, a list: an iterable of calls, each under a key that it has in every run
$calls = function () use ($journal) {
    for ($row = 1; $row <= 5; $row++) {
        if ($journal->isOpen($row)) {
            yield $row => Calls::${indent(call.source, 12)};
        }
    }
};

$batch = new BatchOptions(concurrency: 8, perSecond: 90, journal: $journal);
foreach ($client->sendAll($calls(), $batch) as $row => $result) {
    echo $row, ' ', $result->ok ? 'done' : $result->outcome->value, "\\n";
}
foreach ($journal->doubtful() as $row) {
    echo "look at $row: it may have been done\\n";
}
`,
    fake: buildFake(model, start, unsafe, call),
    psr18: `${start(['Client', 'Runtime\\Psr18Transport'], call).replace('\nrequire', 'use GuzzleHttp\\Client as Guzzle;\nuse GuzzleHttp\\Psr7\\HttpFactory;\n\nrequire')}
$factory = new HttpFactory();
$transport = new Psr18Transport(new Guzzle(['timeout' => 30]), $factory, $factory);
${writeClient(model).replace('\n);', '\n    transport: $transport,\n);')}
echo $client->${call.source}->ok ? "done\\n" : "failed\\n";
`,
    laravel: `${start(['Client'], call).split('\nrequire')[0]}
$result = app(Client::class)->${call.source};
echo $result->ok ? "done\\n" : "failed: {$result->message}\\n";
`,
    phone: `${writeStart(model, ['Runtime\\IndonesianPhone'])}
echo IndonesianPhone::toE164('0812-3456-7890'), "\\n"; // +6281234567890
`,
  };
};

type Start = (uses: readonly string[], call: { readonly models: readonly string[] }) => string;

const buildFake = (
  model: ClientModel,
  start: Start,
  { operation, input }: Callable,
  call: { readonly source: string; readonly models: string[] },
): string => {
  const error = operation.responses.find(
    ({ status, content }) => status >= 400 && status !== 429 && content?.examples[0],
  );
  const keys = model.credentials.map((scheme) => `${credentialName(scheme)}: 'test', `);
  const [name] = Object.keys(Object(input.body));
  return `${start(['Client', 'Runtime\\FakeTransport'], call)}
$fake = new FakeTransport();
$client = new Client(${keys.join('')}transport: $fake);

assert($client->${call.source}->ok);
${name === undefined ? '' : `assert(json_decode($fake->requests[0]->body)->${name} === ${formatLiteral(Object(input.body)[name])});\n`}
$fake->answer('${operation.id}', ${error?.status ?? 500}, ${formatLiteral(error?.content?.examples[0]?.value ?? {})});
assert($client->${call.source}->ok === false);

$fake->break('${operation.id}');
assert($client->${call.source}->outcome->value === 'unknown');
echo count($fake->requests), " requests, none of them sent\\n";
`;
};

const indent = (source: string, spaces: number): string => source.replaceAll('\n', `\n${' '.repeat(spaces)}`);
