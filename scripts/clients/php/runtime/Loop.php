<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Moves all calls of a client forward together: the one place that sends, waits and gives up. */
final class Loop
{
    /** Seconds after which a caller is asked again whether it has cancelled. */
    private const ASK_AGAIN = 0.05;

    /** @var array<int, Course> */
    private array $courses = [];
    private int $count = 0;

    public function __construct(public readonly Transport $transport, private readonly Keyring $keyring)
    {
    }

    public function add(Course $course): void
    {
        $this->courses[$this->count++] = $course;
    }

    public function remove(Course $course): void
    {
        $id = array_search($course, $this->courses, true);
        if ($id === false) {
            return;
        }
        $course->isSending && $this->transport->cancel($id);
        unset($this->courses[$id]);
    }

    /** Sends what is due, and waits at most so many seconds for something to happen. Courses that end have a result. */
    public function advance(float $atMost): void
    {
        $now = $this->transport->now();
        $wakeAt = $now + $atMost;
        foreach ($this->courses as $id => $course) {
            $wakeAt = min($wakeAt, $this->step($id, $course, $now));
        }
        foreach ($this->transport->poll(max(0.0, $wakeAt - $now)) as $id => $exchange) {
            $this->courses[$id]->conclude($exchange, $this->transport->now());
        }
        $now = $this->transport->now();
        // after the responses that are here: one that has come in time is not late because it was read late
        foreach ($this->courses as $id => $course) {
            if ($course->result === null && $course->isSending && $now >= $course->deadline) {
                $this->giveUp($id, $course, FailureKind::Timeout, $now);
            }
        }
        $this->courses = array_filter($this->courses, fn (Course $course): bool => $course->result === null);
    }

    /** When this course is to be looked at again. */
    private function step(int $id, Course $course, float $now): float
    {
        $isCancelled = $course->options->isCancelled;
        if ($isCancelled !== null && $isCancelled()) {
            $this->giveUp($id, $course, FailureKind::Aborted, $now);
            return $now;
        }
        if (!$course->isSending && $course->dueAt <= $now) {
            $course->begin($now);
            $this->transport->start($id, $course->request, $this->keyring);
        }
        $next = $course->isSending ? $course->deadline : $course->dueAt;
        return $isCancelled === null ? $next : min($next, $now + self::ASK_AGAIN);
    }

    private function giveUp(int $id, Course $course, FailureKind $kind, float $now): void
    {
        if ($course->isSending) {
            $this->transport->cancel($id);
        }
        $course->stop($kind, $now);
    }
}
