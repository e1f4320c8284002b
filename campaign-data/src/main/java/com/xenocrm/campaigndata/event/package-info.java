/** Events of communications, for subscribers outside. */
@NullMarked
package com.xenocrm.campaigndata.event;

import org.jspecify.annotations.NullMarked;
