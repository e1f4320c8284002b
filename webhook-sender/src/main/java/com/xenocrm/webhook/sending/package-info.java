/** From a requested communication to a receipt. */
@NullMarked
package com.xenocrm.webhook.sending;

import org.jspecify.annotations.NullMarked;
