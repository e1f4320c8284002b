/** Traces across HTTP, messages and scheduled jobs. */
@NullMarked
package com.xenocrm.kit.tracing;

import org.jspecify.annotations.NullMarked;
