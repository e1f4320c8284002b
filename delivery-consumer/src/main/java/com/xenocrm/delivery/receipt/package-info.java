/** What the vendor says of communications, and what follows from it: settled, to be tried again, or not known here. */
@NullMarked
package com.xenocrm.delivery.receipt;

import org.jspecify.annotations.NullMarked;
