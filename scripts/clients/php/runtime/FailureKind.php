<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

enum FailureKind: string
{
    /** The server answered with a documented error. */
    case Api = 'api';
    /** The server refused the request because there were too many, and so did the repeats. */
    case RateLimit = 'rate_limit';
    /** An error whose body is not the API's: a proxy's page, a redirect (never followed), an empty 503. */
    case Http = 'http';
    /** A 2xx whose body is not what is documented: HTML, empty, too large, without its data. */
    case InvalidResponse = 'invalid_response';
    /** The deadline passed. */
    case Timeout = 'timeout';
    /** The connection failed. */
    case Network = 'network';
    /** The caller's `isCancelled` gave true. */
    case Aborted = 'aborted';
}
