/** Events of communications that receipts report. */
@NullMarked
package com.xenocrm.delivery.event;

import org.jspecify.annotations.NullMarked;
