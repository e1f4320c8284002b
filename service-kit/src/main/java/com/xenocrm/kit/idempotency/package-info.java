/** Idempotency keys for HTTP writes. */
@NullMarked
package com.xenocrm.kit.idempotency;

import org.jspecify.annotations.NullMarked;
