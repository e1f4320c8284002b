/** What is agreed between the system and those who post to it unattended. */
@NullMarked
package com.xenocrm.kit.webhook;

import org.jspecify.annotations.NullMarked;
