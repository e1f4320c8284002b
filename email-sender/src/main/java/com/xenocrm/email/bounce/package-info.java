/** Mailbox for bounces and complaints, which become receipts. */
@NullMarked
package com.xenocrm.email.bounce;

import org.jspecify.annotations.NullMarked;
