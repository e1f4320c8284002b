/** Sending, from a requested communication to its receipt. */
@NullMarked
package com.xenocrm.webhook.sending;

import org.jspecify.annotations.NullMarked;
