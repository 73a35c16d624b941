<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Many calls at once. It begins nothing while a pause lasts, and gives everything that was begun its result. */
final class Batch
{
    /** After so many refusals because of the rate limit, the last one is the item's result. */
    private const MOST_REFUSALS = 10;
    private const LONGEST_PAUSE = 60.0;
    /** Seconds after which the caller is asked again whether it has cancelled. */
    private const ASK_AGAIN = 0.05;

    /** @var array<int, Job> Those with a request under way. */
    private array $running = [];
    /** @var list<Job> */
    private array $refused = [];
    /** @var list<Job> Those whose result waits to be read. */
    private array $ready = [];
    private ?Job $next = null;
    private ?\Throwable $error = null;
    private bool $isLeft = false;
    private bool $isStarted = false;
    private bool $isExhausted = false;
    private int $room;
    private int $refusals = 0;
    private float $resumeAt = -INF;
    private float $pause = 0.0;
    private readonly int $most;
    private readonly Limiter $limiter;

    public function __construct(
        private readonly BaseClient $client,
        private readonly Loop $loop,
        private readonly BatchOptions $options,
    ) {
        $this->most = $this->room = max(1, $options->concurrency);
        $this->limiter = $options->limiter ?? new Pace($options->perSecond, $loop->transport->now(...));
    }

    public function run(iterable $calls): \Generator
    {
        $source = (static fn () => yield from $calls)();
        try {
            while (true) {
                $this->fill($source);
                if ($this->ready !== []) {
                    $job = array_shift($this->ready);
                    yield $job->key => $job->result;
                } elseif ($this->running === [] && ($this->isStopped() || $this->isDone())) {
                    return;
                } else {
                    $this->advance();
                }
            }
        } finally {
            $this->close();
        }
    }

    private function isDone(): bool
    {
        return $this->isExhausted && $this->refused === [] && $this->next === null;
    }

    private function isStopped(): bool
    {
        return $this->isLeft || $this->error !== null || $this->options->isCancelled && ($this->options->isCancelled)();
    }

    /** Begins as many calls as there is room for, until the next one has to wait. */
    private function fill(\Generator $source): void
    {
        $this->pause = 3600.0;
        while (!$this->isStopped() && $this->hasRoom()) {
            $this->next ??= array_shift($this->refused) ?? ($this->isExhausted ? null : $this->take($source));
            if ($this->next === null) {
                return;
            }
            $wait = max($this->resumeAt - $this->loop->transport->now(), 0.0) ?: $this->limiter->take();
            if ($wait > 0) {
                $this->pause = $wait;
                return;
            }
            $job = $this->next;
            $this->next = null;
            $this->begin($job);
        }
        $this->isStopped() && $this->finishRefused();
    }

    private function hasRoom(): bool
    {
        $running = count($this->running);
        return $running < $this->room && $running + count($this->ready) < $this->most;
    }

    private function take(\Generator $source): ?Job
    {
        try {
            // not before there is room for the next one
            $this->isStarted && $source->next();
            $this->isStarted = true;
            $this->isExhausted = !$source->valid();
            return $this->isExhausted ? null : new Job($source->key(), $source->current());
        } catch (\Throwable $error) {
            $this->error = $error;
            return null;
        }
    }

    private function begin(Job $job): void
    {
        try {
            // before the journal hears of it: what cannot be written is not begun
            $this->prepare($job);
            if (!$job->isBegun) {
                $this->options->journal?->begin($job->key, $job->call);
            }
            $job->isBegun = true;
            // the journal may have taken its time, which is not the call's
            $this->prepare($job);
            $this->loop->add($job->course);
            $this->running[] = $job;
        } catch (\Throwable $error) {
            $this->error = $error;
        }
    }

    private function prepare(Job $job): void
    {
        $job->course = $this->client->prepare($job->call, $this->options->each, true, $job->result->attempts);
    }

    private function advance(): void
    {
        $this->loop->advance($this->options->isCancelled ? min($this->pause, self::ASK_AGAIN) : $this->pause);
        foreach ($this->running as $index => $job) {
            if ($job->course->result !== null) {
                unset($this->running[$index]);
                $job->result = $job->course->result;
                $this->settle($job);
            }
        }
    }

    private function settle(Job $job): void
    {
        $result = $job->result;
        if ($result->ok) {
            $this->refusals = 0;
            $this->room = min($this->most, $this->room + 1);
        } elseif ($result->kind === FailureKind::RateLimit) {
            $this->room = max(1, intdiv($this->room, 2));
            $seconds = $result->retryAfter ?? random_int(0, 1_000_000) / 1_000_000 * 2 ** $this->refusals++;
            $pause = min(self::LONGEST_PAUSE, $seconds);
            $this->resumeAt = max($this->resumeAt, $this->loop->transport->now() + $pause);
            if (++$job->refusals < self::MOST_REFUSALS && !$this->isStopped()) {
                $this->refused[] = $job;
                return;
            }
        }
        $this->finish($job);
    }

    private function finish(Job $job): void
    {
        try {
            $job->isBegun && $this->options->journal?->end($job->key, $job->call, $job->result);
        } catch (\Throwable $error) {
            $this->error = $error;
        }
        $this->ready[] = $job;
    }

    /** What waits after a refusal ends with it. */
    private function finishRefused(): void
    {
        $waiting = $this->next === null ? $this->refused : [$this->next, ...$this->refused];
        [$this->next, $this->refused] = [null, []];
        array_map($this->finish(...), $waiting);
    }

    private function close(): void
    {
        $this->isLeft = true;
        $this->finishRefused();
        while ($this->running !== []) {
            $this->pause = 3600.0;
            $this->advance();
        }
        if ($this->error !== null) {
            throw $this->error;
        }
    }
}
