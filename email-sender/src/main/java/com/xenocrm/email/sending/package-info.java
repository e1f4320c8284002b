/** From a requested communication to a receipt. */
@NullMarked
package com.xenocrm.email.sending;

import org.jspecify.annotations.NullMarked;
