<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Whether the server can have accepted the request, which is whether a repeat can do the same thing twice. */
enum Outcome: string
{
    /** It has not: a repeat is safe. */
    case NotAccepted = 'not_accepted';
    /** It may have: look before you repeat the request. */
    case Unknown = 'unknown';
}
