<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What every client has beside the methods of its API. */
abstract class BaseClient
{
    /** @internal */
    public readonly Keyring $keyring;
    private readonly RequestWriter $writer;
    private readonly CallOptions $options;
    private readonly Loop $loop;

    /**
     * @internal
     * @param array<string, string> $keys
     * @param ?\Closure(Attempt): mixed $onAttempt
     */
    protected function __construct(
        public readonly Definition $definition,
        #[\SensitiveParameter] array $keys,
        ?string $baseUrl,
        ?CallOptions $options,
        ?Transport $transport,
        private readonly ?\Closure $onAttempt,
        private readonly ?\Psr\Log\LoggerInterface $logger,
        ?string $appInfo,
    ) {
        $this->keyring = new Keyring($definition, $keys);
        $this->writer = new RequestWriter($definition, $baseUrl, $appInfo);
        $this->options = $options ?? new CallOptions();
        $this->loop = new Loop($transport ?? new CurlTransport(), $this->keyring);
    }

    /**
     * Makes a call that was written before, for instance by `Calls`.
     *
     * @throws \InvalidArgumentException For what is no JSON, no header or no part of a path; nothing was sent.
     */
    public function call(Call $call, ?CallOptions $options = null): Success|Failure
    {
        $course = $this->prepare($call, $options ?? new CallOptions());
        $this->loop->add($course);
        try {
            while ($course->result === null) {
                $this->loop->advance(3600.0);
            }
        } finally {
            // where the caller's own code throws, nothing goes on without it
            $this->loop->remove($course);
        }
        return $course->result;
    }

    /**
     * Makes many calls, paced, and gives each its one final result under its own key, in the order in which they end.
     * Calls are taken as there is room for them, so that neither they nor the results are ever all in memory. A call
     * that was refused because of the rate limit is made again after a wait that holds for all; one whose outcome is
     * unknown is reported and never repeated. However the loop is left, what is under way is waited for.
     *
     * @template Key
     * @param iterable<Key, Call> $calls
     * @return \Generator<Key, Success<mixed>|Failure>
     */
    public function sendAll(iterable $calls, BatchOptions $batch = new BatchOptions()): \Generator
    {
        return (new Batch($this, $this->loop, $batch))->run($calls);
    }

    /** @internal */
    public function prepare(Call $call, CallOptions $options, bool $once = false, int $before = 0): Course
    {
        $options = $options->over($this->options);
        $request = $this->writer->write($call, $options);
        return new Course($request, $options, $this, $this->loop->transport->now(), $once, $before);
    }

    /** @internal */
    public function tell(Attempt $attempt, string $level): void
    {
        try {
            $this->logger?->log(
                $level,
                '{operation}: attempt {attempt} ended with {status} ({kind}) after {duration} s',
                ['kind' => $attempt->kind?->value ?? 'success'] + get_object_vars($attempt),
            );
            $this->onAttempt && ($this->onAttempt)($attempt);
        } catch (\Throwable) {
            // what was sent outweighs what goes wrong in a log
        }
    }

    public function __debugInfo(): array
    {
        return [];
    }

    public function __serialize(): array
    {
        throw new \LogicException('a client has credentials, and is not serialized');
    }

    private function __clone()
    {
    }
}
