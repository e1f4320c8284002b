/** Records opens of e-mails and clicks on their links. */
@NullMarked
package com.xenocrm.delivery.engagement;

import org.jspecify.annotations.NullMarked;
