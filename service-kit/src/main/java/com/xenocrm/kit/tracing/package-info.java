/** Traces from a request to the last write that follows from it, over HTTP, messages and sweeps. */
@NullMarked
package com.xenocrm.kit.tracing;

import org.jspecify.annotations.NullMarked;
