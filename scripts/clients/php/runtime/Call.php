<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** A call that is not made yet: what a batch is made of. The static methods of `Calls` write one with types. */
final readonly class Call
{
    /**
     * @param array<string, mixed> $parameters By their names in the document; one that is null is left out.
     * @param mixed $body JSON as PHP has it; null is no body.
     */
    public function __construct(public string $operation, public array $parameters = [], public mixed $body = null)
    {
    }

    /**
     * The same call with members of its body that the document does not name, or in place of those that it has.
     *
     * @param array<string, mixed> $members
     */
    public function with(array $members): self
    {
        $body = $this->body instanceof Model ? $this->body->jsonSerialize() : $this->body;
        return new self($this->operation, $this->parameters, (object) ($members + (array) $body));
    }
}
