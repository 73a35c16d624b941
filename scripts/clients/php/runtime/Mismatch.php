<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** A value is not what is documented. Never leaves the client. */
final class Mismatch extends \UnexpectedValueException
{
}
