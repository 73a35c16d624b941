<?php

declare(strict_types=1);

namespace ApiClient\Tests;

enum NoteCode: string
{
    case Wrong = 'WRONG';
}
