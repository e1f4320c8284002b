/** Mailbox that e-mails bounce to: what comes back becomes a receipt. */
@NullMarked
package com.xenocrm.email.bounce;

import org.jspecify.annotations.NullMarked;
