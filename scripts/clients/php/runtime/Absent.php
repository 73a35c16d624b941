<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** In place of a value that may be null or left out: it is left out. */
enum Absent
{
    case Value;
}
