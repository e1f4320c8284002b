/** How many communications of each page are sent, failed and pending: always counted, never added up. */
@NullMarked
package com.xenocrm.delivery.tally;

import org.jspecify.annotations.NullMarked;
