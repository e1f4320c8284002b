/** The same write sent twice under one Idempotency-Key happens once and is answered alike. */
@NullMarked
package com.xenocrm.kit.idempotency;

import org.jspecify.annotations.NullMarked;
