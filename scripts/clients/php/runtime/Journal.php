<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/**
 * Where a batch writes down what it does, so that it can be resumed after a crash. An item that was begun and has no
 * end then may have been sent or not: a person looks at it, no program repeats it.
 */
interface Journal
{
    /** Called right before the first request of an item. Where it throws, the item is not sent and the batch ends. */
    public function begin(mixed $key, Call $call): void;

    /** Called once for each item that was begun, before the loop gets the result; also where the loop is left. */
    public function end(mixed $key, Call $call, Success|Failure $result): void;
}
