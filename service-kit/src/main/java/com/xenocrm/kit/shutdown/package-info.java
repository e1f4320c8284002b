/** Graceful shutdown of HTTP connections. */
@NullMarked
package com.xenocrm.kit.shutdown;

import org.jspecify.annotations.NullMarked;
