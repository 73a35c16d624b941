<?php

declare(strict_types=1);

/** Sends the items of a batch, and those that the journal does not know a second time where the task asks for it. */
function runBatch(
    string $namespace,
    object $client,
    stdClass $batch,
    object $options,
    #[\SensitiveParameter] Closure $note,
): array {
    $calls = array_map(fn (stdClass $item): object => writeItem($namespace, $item), listItems($batch));
    $journal = buildJournal($namespace);
    $results = [];
    $indices = [];
    $settings = new ("{$namespace}Runtime\\BatchOptions")(
        concurrency: $batch->concurrency ?? 8,
        perSecond: (float) ($batch->perSecond ?? INF),
        journal: $journal,
        each: $options,
    );
    $send = static function (array $own, ?stdClass $after) use ($client, $settings, $note, &$results, &$indices): void {
        foreach ($client->sendAll($own, $settings) as $index => $result) {
            $note($result);
            $results[] = describeResult($result);
            $indices[] = $index;
            if (count($results) === $after?->results) {
                if ($after->do === 'throw') {
                    throw new DomainException('the loop throws');
                }
                break;
            }
        }
    };
    $start = microtime(true);
    try {
        $send($calls, $batch->after ?? null);
    } catch (DomainException) {
        // what the task asks for
    }
    if ($batch->resume ?? false) {
        $known = array_flip(array_column($journal->lines, 1));
        $send(array_diff_key($calls, $known), null);
    }
    $ms = (int) round((microtime(true) - $start) * 1000);
    return ['ms' => $ms, 'results' => $results, 'indices' => $indices, 'journal' => $journal->lines];
}

function writeItem(string $namespace, stdClass $item): object
{
    $arguments = writeArguments($namespace, $item);
    $operation = $item->operation;
    return $arguments === null
        ? new ("{$namespace}Runtime\\Call")($operation, [], $item->body ?? null)
        : ("{$namespace}Calls")::$operation(...$arguments);
}

/** @return list<stdClass> */
function listItems(stdClass $batch): array
{
    if (!isset($batch->repeat)) {
        return $batch->items;
    }
    return array_map(
        fn (int $number): stdClass => json_decode(str_replace('{n}', "$number", json_encode($batch->repeat->item))),
        range(0, $batch->repeat->times - 1),
    );
}

/** A journal in memory. Its class implements an interface of the package, whose name is known only now. */
function buildJournal(string $namespace): object
{
    interface_exists('PackageJournal', false) || class_alias("{$namespace}Runtime\\Journal", 'PackageJournal');
    require_once __DIR__ . '/memory-journal.php';
    return new ConformanceRunner\MemoryJournal();
}
