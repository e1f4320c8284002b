/** The log says what went wrong, and nothing about anybody. */
@NullMarked
package com.xenocrm.kit.logging;

import org.jspecify.annotations.NullMarked;
