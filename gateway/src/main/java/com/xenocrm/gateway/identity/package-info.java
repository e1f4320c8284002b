/** Authentication of callers by their tokens. */
@NullMarked
package com.xenocrm.gateway.identity;

import org.jspecify.annotations.NullMarked;
