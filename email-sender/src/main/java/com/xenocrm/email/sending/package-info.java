/** Sending, from a requested communication to its receipt. */
@NullMarked
package com.xenocrm.email.sending;

import org.jspecify.annotations.NullMarked;
