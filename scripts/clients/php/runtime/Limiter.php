<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Says when the next request of a batch may be made. Several processes can share one that lives elsewhere. */
interface Limiter
{
    /** 0 where a request may be made at once, and then it counts; or seconds after which to ask again. */
    public function take(): float;
}
