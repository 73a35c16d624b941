<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** A call of a batch that was taken. */
final class Job
{
    public bool $isBegun = false;
    public int $refusals = 0;
    public ?Course $course = null;
    /** What it would end with now. */
    public Success|Failure $result;

    public function __construct(public readonly mixed $key, public readonly Call $call)
    {
        $message = "$call->operation: aborted";
        $this->result = new Failure(FailureKind::Aborted, Outcome::NotAccepted, $message, $call->operation, 0);
    }
}
