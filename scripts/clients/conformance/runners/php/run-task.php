<?php

declare(strict_types=1);

/** Makes the calls of a task. Functions that are given the task keep it out of traces, for it has the key. */
function runTask(string $namespace, #[\SensitiveParameter] stdClass $task): array
{
    $printed = [];
    $note = static function (#[\SensitiveParameter] mixed $value) use (&$printed): void {
        $printed[] = printAll($value);
    };
    try {
        $report = makeCalls($namespace, $task, $note);
    } catch (Throwable $error) {
        $note($error);
        $report = ['throws' => 'call'];
    }
    return ['id' => $task->id, ...$report, 'printed' => implode("\n", $printed)];
}

function makeCalls(
    string $namespace,
    #[\SensitiveParameter] stdClass $task,
    #[\SensitiveParameter] Closure $note,
): array {
    $asked = $task->options ?? new stdClass();
    $attempts = [];
    $abortAt = INF;
    $onAttempt = static function (object $attempt) use (&$attempts, &$abortAt, $asked, $note): void {
        $note($attempt);
        $attempts[] = [
            'attempt' => $attempt->attempt,
            'status' => $attempt->status,
            'kind' => $attempt->kind?->value,
            'wait' => $attempt->wait === null ? null : $attempt->wait * 1000,
            'duration' => $attempt->duration * 1000,
        ];
        if (isset($asked->abortAfterAttempt)) {
            $abortAt = microtime(true) + $asked->abortAfterAttempt / 1000;
        }
        isset($asked->hook) && throw new RuntimeException('the hook fails');
    };
    try {
        $key = [lcfirst($task->scheme) => $task->key];
        $client = new ("{$namespace}Client")(...$key, baseUrl: $task->url, onAttempt: $onAttempt);
    } catch (Throwable $error) {
        $note($error);
        return ['throws' => 'client'];
    }
    // its end would close what it has left open
    static $clients = [];
    $clients[] = $client;
    $note($client);
    $settings = [
        'timeout' => isset($asked->timeout) ? $asked->timeout / 1000 : null,
        'retries' => $asked->retries ?? null,
        'maxResponseBytes' => $asked->maxResponseBytes ?? null,
        'headers' => (array) ($asked->headers ?? []),
    ];
    $options = new ("{$namespace}Runtime\\CallOptions")(...$settings);
    if (isset($task->batch)) {
        return runBatch($namespace, $client, $task->batch, $options, $note);
    }
    $call = buildCall($namespace, $client, $task, $asked->concurrent ?? 1);
    for ($before = 0; $before < ($asked->before ?? 0); $before++) {
        $call($options);
    }
    $start = microtime(true);
    $abortAt = isset($asked->abortAfter) ? $start + $asked->abortAfter / 1000 : INF;
    $isCancelled = static function () use (&$abortAt): bool {
        return microtime(true) >= $abortAt;
    };
    $canAbort = isset($asked->abortAfter) || isset($asked->abortAfterAttempt);
    $own = new ("{$namespace}Runtime\\CallOptions")(...$settings, isCancelled: $canAbort ? $isCancelled : null);
    $results = $call($own);
    $ms = (int) round((microtime(true) - $start) * 1000);
    $style = $asked->style ?? 'result';
    $reported = array_map(fn (object $result): array => reportResult($result, $style, $note), $results);
    return ['ms' => $ms, 'results' => $reported, 'hook' => $attempts];
}

/** Calls the method of the operation; several calls at once are a batch. */
function buildCall(string $namespace, object $client, #[\SensitiveParameter] stdClass $task, int $concurrent): Closure
{
    $operation = $task->operation;
    $arguments = writeArguments($namespace, $task);
    $parameters = (array) ($task->parameters ?? []);
    $written = $arguments === null
        ? new ("{$namespace}Runtime\\Call")($operation, $parameters, $task->body ?? null)
        : ("{$namespace}Calls")::$operation(...$arguments);
    if ($concurrent > 1) {
        return static function (object $options) use ($namespace, $client, $written, $concurrent): array {
            $batch = new ("{$namespace}Runtime\\BatchOptions")(concurrency: $concurrent, each: $options);
            return iterator_to_array($client->sendAll(array_fill(0, $concurrent, $written), $batch), false);
        };
    }
    return static fn (object $options): array => [
        $arguments === null
            ? $client->call($written, $options)
            : $client->$operation(...$arguments, options: $options),
    ];
}

function reportResult(object $result, string $style, #[\SensitiveParameter] Closure $note): array
{
    $note($result);
    try {
        $data = $result->orThrow();
        $note($data);
        return $style === 'throw' ? ['ok' => true, 'data' => $data] : describeResult($result);
    } catch (RuntimeException $exception) {
        $note($exception);
        return describeResult($exception->failure);
    }
}

function describeResult(object $result): array
{
    $values = get_object_vars($result);
    return array_diff_key($values, ['headers' => true, 'knownCode' => true]);
}
