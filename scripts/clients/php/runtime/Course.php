<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** The way of one call: its attempts, one after the other, until there is a result or the deadline. */
final class Course
{
    private const FIRST_WAIT = 0.5;
    private const LONGEST_WAIT = 8.0;
    private const MOST_KEPT = 10_000;

    public Success|Failure|null $result = null;
    public bool $isSending = false;
    /** When the next attempt is made. */
    public float $dueAt;
    public readonly float $deadline;
    private float $sentAt = 0.0;
    private int $attempts = 0;
    private bool $isDoubtful = false;

    /**
     * @param bool $once A batch waits for all of its calls together: a call of it ends with the first 429.
     * @param int $before Requests of the same item in earlier courses.
     */
    public function __construct(
        public readonly Request $request,
        public readonly CallOptions $options,
        private readonly BaseClient $client,
        float $now,
        private readonly bool $once = false,
        private readonly int $before = 0,
    ) {
        $this->dueAt = $now;
        $this->deadline = $now + ($options->timeout ?? 60.0);
    }

    public function begin(float $now): void
    {
        $this->isSending = true;
        $this->sentAt = $now;
        $this->attempts++;
    }

    /** Ends the call, whether a request is under way or not. */
    public function stop(FailureKind $kind, float $now): void
    {
        if ($this->isSending) {
            $this->conclude(Exchange::failure($kind), $now);
        } else {
            // nothing is added to what is known of the attempts before
            $this->result = $this->fail($kind, Exchange::failure($kind, wasSent: false));
        }
    }

    public function conclude(Exchange $exchange, float $now): void
    {
        $this->isSending = false;
        $result = $exchange->failure ? $this->fail($exchange->failure, $exchange) : $this->judge($exchange);
        $wait = $result->ok ? null : $this->chooseWait($exchange, $result, $now);
        $this->dueAt = $now + ($wait ?? 0.0);
        $this->result = $wait === null ? $result : null;
        $this->client->tell(new Attempt(
            $this->request->operation,
            $this->before + $this->attempts,
            $result->status,
            $result->kind ?? null,
            $wait,
            $now - $this->sentAt,
            $result->headers['x-request-id'] ?? $result->headers['request-id'] ?? null,
        ), match (true) {
            $result->ok => 'debug',
            $wait !== null => 'info',
            $result->outcome === Outcome::NotAccepted => 'warning',
            default => 'error',
        });
    }

    /** A success is a response whose body is what is documented: its status alone says little. */
    private function judge(Exchange $exchange): Success|Failure
    {
        [$operation, $status] = [$this->request->definition, $exchange->status];
        $isSuccess = $status >= 200 && $status < 300;
        if ($isSuccess && in_array($status, $operation->empty, true)) {
            return $this->succeed(null, $exchange);
        }
        try {
            $json = $exchange->isWhole ? $this->client->keyring->parse($exchange->body) : throw new Mismatch();
        } catch (\JsonException | Mismatch) {
            return $this->failWithoutJson($exchange, $isSuccess);
        }
        foreach ($isSuccess ? $operation->success : [] as [$type, $data]) {
            try {
                $read = Reader::read($json, $type);
                return $this->succeed($data === null ? $read : $read[$data], $exchange);
            } catch (Mismatch) {
                // the next one may fit, or an error
            }
        }
        return $this->readError($json, $exchange) ?? $this->failWithoutJson($exchange, $isSuccess);
    }

    private function readError(mixed $json, Exchange $exchange): ?Failure
    {
        $definition = $this->client->definition;
        $isRefusal = $exchange->status === 429;
        foreach ([...$definition->errors, ...($isRefusal ? $definition->refusals : [])] as $error) {
            try {
                $read = Reader::read($json, $error->type);
            } catch (Mismatch) {
                continue;
            }
            $message = $error->message === null ? null : $read[$error->message];
            if (!$isRefusal) {
                $code = $error->code === null ? '' : $read[$error->code];
                return $this->fail(FailureKind::Api, $exchange, $message, $code);
            }
            if ($message !== null) {
                return $this->fail(FailureKind::RateLimit, $exchange, $message);
            }
        }
        return null;
    }

    private function failWithoutJson(Exchange $exchange, bool $isSuccess): Failure
    {
        return match (true) {
            $exchange->status === 429 => $this->fail(FailureKind::RateLimit, $exchange),
            $isSuccess => $this->fail(FailureKind::InvalidResponse, $exchange),
            default => $this->fail(FailureKind::Http, $exchange),
        };
    }

    private function succeed(mixed $data, Exchange $exchange): Success
    {
        $attempts = $this->before + $this->attempts;
        $headers = $this->redactHeaders($exchange);
        return new Success($data, $exchange->status, $headers, $this->request->operation, $attempts);
    }

    private function fail(FailureKind $kind, Exchange $exchange, ?string $message = null, ?string $code = null): Failure
    {
        [$operation, $keyring] = [$this->request->operation, $this->client->keyring];
        $hasBody = $kind === FailureKind::Http || $kind === FailureKind::InvalidResponse;
        $status = $exchange->failure === null ? $exchange->status : null;
        $reason = $exchange->reason === '' ? '' : ": $exchange->reason";
        $codes = $this->client->definition->codes;
        $this->isDoubtful = $this->isDoubtful || $this->attempts > 0 && !$this->isRefused($kind, $exchange);
        return new Failure(
            kind: $kind,
            outcome: $this->isDoubtful ? Outcome::Unknown : Outcome::NotAccepted,
            message: $message ?? $keyring->redact(rtrim("$operation: $kind->value $status") . $reason),
            operation: $operation,
            attempts: $this->before + $this->attempts,
            status: $status,
            headers: $this->redactHeaders($exchange),
            retryAfter: RetryAfter::read($exchange->headers['retry-after'] ?? ''),
            code: $code,
            knownCode: $code === null || $codes === null ? null : $codes::tryFrom($code),
            body: $hasBody ? mb_scrub(mb_strcut($keyring->redact($exchange->body), 0, self::MOST_KEPT)) : null,
        );
    }

    /** A 4xx refuses, and an error in a 2xx is the server's own word that it failed. */
    private function isRefused(FailureKind $kind, Exchange $exchange): bool
    {
        [$status, $refused] = [$exchange->status, $this->request->definition->refused];
        // other servers give these after the request was accepted
        $isRefusal = $status >= 400 && $status < 500
            && (!in_array($status, [408, 409, 425], true) || in_array($status, $refused, true));
        return !$exchange->wasSent || $isRefusal || $kind === FailureKind::Api && $status >= 200 && $status < 300;
    }

    /** Seconds until the next attempt; null where there is none. */
    private function chooseWait(Exchange $exchange, Failure $failure, float $now): ?float
    {
        $isSafe = $this->request->definition->retrySafe;
        $repeatable = !$exchange->wasSent
            || $failure->kind === FailureKind::RateLimit && !$this->once
            || $isSafe && ($failure->kind === FailureKind::Network || $exchange->status >= 500);
        // full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
        $longest = min(self::LONGEST_WAIT, self::FIRST_WAIT * 2 ** $this->attempts);
        $wait = ($failure->retryAfter ?? 0.0) + $longest * random_int(0, 1_000_000) / 1_000_000;
        // a wait that outlasts the deadline is not begun: the caller hears at once what there is to hear
        $fits = $this->attempts <= ($this->options->retries ?? 2) && $now + $wait < $this->deadline;
        return $repeatable && $fits ? $wait : null;
    }

    /** @return array<string, string> */
    private function redactHeaders(Exchange $exchange): array
    {
        $names = array_map($this->client->keyring->redact(...), array_keys($exchange->headers));
        return array_combine($names, array_map($this->client->keyring->redact(...), array_values($exchange->headers)));
    }
}
