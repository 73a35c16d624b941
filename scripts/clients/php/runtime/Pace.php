<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Spreads requests over each second, in this process: never more than so many in any second. */
final class Pace implements Limiter
{
    /** Seconds. What a pause was too long by, for the machine was busy, is made up for up to this. */
    private const CATCH_UP = 0.5;

    private readonly int $count;
    private float $next = -INF;
    /** @var \SplQueue<float> When each of the last `count` requests was made. */
    private readonly \SplQueue $times;

    /** @param \Closure(): float $now */
    public function __construct(private readonly float $perSecond, private readonly \Closure $now)
    {
        if (!($perSecond > 0)) {
            throw new \InvalidArgumentException('`perSecond` must be above 0');
        }
        $this->count = max(1, (int) floor(min($perSecond, 1e9)));
        $this->times = new \SplQueue();
    }

    public function take(): float
    {
        if ($this->perSecond === INF) {
            return 0.0;
        }
        $now = ($this->now)();
        $isFull = count($this->times) >= $this->count;
        $first = $isFull ? $this->times->bottom() + $this->count / $this->perSecond : -INF;
        $wait = max($this->next, $first) - $now;
        if ($wait > 0) {
            return $wait;
        }
        $next = $this->next === -INF ? $now : max($this->next, $now - self::CATCH_UP);
        $this->next = $next + 1 / $this->perSecond;
        $this->times->enqueue($now);
        $isFull && $this->times->dequeue();
        return 0.0;
    }
}
