/** How a message looks for somebody, before it goes to everybody. */
@NullMarked
package com.xenocrm.campaign.preview;

import org.jspecify.annotations.NullMarked;
